package dev.workflow.web.registry;

/** What a registry must do, over HTTP: for ours wherever it runs, and for any that takes its place. */
interface RegistryContract extends BlobContract, UploadContract, ManifestContract, ListingContract {}
