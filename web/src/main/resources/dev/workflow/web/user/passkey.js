(() => {
  const form = document.getElementById("passkey");
  if (!window.PublicKeyCredential) {
    return;
  }
  const trouble = document.getElementById("trouble");
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const answer = (made) => {
    const given = made.response;
    const response = { clientDataJSON: text(given.clientDataJSON) };
    if (given.attestationObject) {
      response.attestationObject = text(given.attestationObject);
    } else {
      response.authenticatorData = text(given.authenticatorData);
      response.signature = text(given.signature);
    }
    return { id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {}, response };
  };

  const options = JSON.parse(form.dataset.options);
  options.challenge = bytes(options.challenge);
  if (options.user) {
    options.user.id = bytes(options.user.id);
  }
  for (const known of options.excludeCredentials || options.allowCredentials) {
    known.id = bytes(known.id);
  }
  document.getElementById("unable").hidden = true;
  form.querySelector("button").disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    try {
      const made = options.user
        ? await navigator.credentials.create({ publicKey: options })
        : await navigator.credentials.get({ publicKey: options });
      form.elements.answer.value = JSON.stringify(answer(made));
      form.submit();
    } catch (refused) {
      trouble.textContent =
        refused.name === "InvalidStateError"
          ? "This device has a passkey of yours already."
          : "That did not work, or was cancelled. You can try again.";
      trouble.hidden = false;
    }
  });
})();
