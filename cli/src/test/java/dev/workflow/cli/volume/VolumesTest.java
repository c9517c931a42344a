package dev.workflow.cli.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.cli.support.CliTest;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class VolumesTest extends CliTest {
    private static final String VOLUMES = "/v2/apps/shop/volumes/";
    private static final String RESTART = "The pods should be restart, please check the pods up or not.";

    @Test
    void list() {
        controller
                .on(
                        "GET " + VOLUMES + "?limit=100",
                        200,
                        page(
                                "{\"name\":\"data\",\"owner\":\"ada\",\"type\":\"csi\",\"size\":\"2G\","
                                        + "\"path\":{\"web\":\"/d\",\"job\":\"/e\"}}",
                                "{\"name\":\"idle\",\"owner\":\"ada\",\"type\":\"csi\",\"size\":\"1G\",\"path\":{}}"))
                .on("GET " + VOLUMES + "?limit=100", 200, page());

        printed(
                cli.run("volumes"),
                "NAME    OWNER    TYPE    PTYPE    PATH    SIZE ",
                "data    ada      csi     job      /e      2G      ",
                "data    ada      csi     web      /d      2G      ",
                "idle    ada      csi                      1G      ");
        printed(cli.run("volumes"), "Could not find any volume.");
    }

    @Test
    void changes() {
        controller
                .on("POST " + VOLUMES, 201, "{}")
                .on("PATCH " + VOLUMES + "data/", 200, "{}")
                .on("PATCH " + VOLUMES + "data/path/", 200, "{}")
                .on("DELETE " + VOLUMES + "data/", 204, "");

        printed(cli.run("volumes:add", "data", "2G"), "Creating data to shop... done");
        cli.run("volumes:add", "share", "1g", "-t", "nfs", "--nfs-server=h", "--nfs-path=/x", "--nfs-read-only");
        printed(cli.run("volumes:expand", "data", "4G"), "Expand data to shop... done");
        printed(cli.run("volumes:mount", "data", "web=/data/a-b"), "Mounting volume... done", RESTART);
        printed(cli.run("volumes:unmount", "data", "web"), "Unmounting volume... done", RESTART);
        printed(cli.run("volumes:remove", "data"), "Deleting data from shop... done");
        failed(cli.run("volumes:add", "data", "2T"), "2T doesn't fit format #unit\nExamples: 2G 2g");
        assertThat(cli.run("volumes:mount", "data", "web=data").code()).isEqualTo(1);
        asked(
                "POST " + VOLUMES + " {\"name\":\"data\",\"size\":\"2G\",\"type\":\"csi\"}",
                "POST " + VOLUMES + " {\"name\":\"share\",\"size\":\"1g\",\"type\":\"nfs\","
                        + "\"parameters\":{\"nfs\":{\"server\":\"h\",\"path\":\"/x\",\"readOnly\":true}}}",
                "PATCH " + VOLUMES + "data/ {\"name\":\"data\",\"size\":\"4G\"}",
                "PATCH " + VOLUMES + "data/path/ {\"path\":{\"web\":\"/data/a-b\"}}",
                "PATCH " + VOLUMES + "data/path/ {\"path\":{\"web\":null}}",
                "DELETE " + VOLUMES + "data/");
    }

    @Test
    void info() {
        controller.get(
                VOLUMES + "data/",
                "{\"uuid\":\"u\",\"name\":\"data\",\"owner\":\"ada\",\"type\":\"csi\",\"path\":{\"a\":\"/x\",\"b\":\"/y\"},"
                        + "\"parameters\":{}," + TIMES + "}");

        assertThat(cli.run("volumes:info", "data").out())
                .contains("Path:          \n               a: /x                   \n")
                .contains("\n               b: /y                   \n                                       \n")
                .contains("Parameters:    \n               {}                      \n");
    }

    @Test
    void filesAreListed() {
        controller.get(
                VOLUMES + "data/client/?path=dir%2Fsub",
                page(
                        "{\"name\":\"a\",\"type\":\"file\",\"size\":\"2097152\",\"timestamp\":\"2024-10-01T08:00:00Z\"}",
                        "{\"name\":\"b\",\"type\":\"file\",\"size\":\"12\",\"timestamp\":\"2024-10-01T08:00:00Z\"}",
                        "{\"name\":\"d\",\"type\":\"dir\",\"size\":\"0\",\"timestamp\":\"2024-10-01T08:00:00Z\"}"));

        printed(
                cli.run("volumes:client", "ls", "vol://data/dir/sub"),
                "[2024-10-01T08:00:00Z]    2MiB    a     ",
                "[2024-10-01T08:00:00Z]    12      b     ",
                "[2024-10-01T08:00:00Z]    4KiB    d/    ");
    }

    @Test
    void aDirectoryIsDownloaded() throws Exception {
        controller
                .get(
                        VOLUMES + "data/client/?path=dir",
                        page(
                                "{\"name\":\"a\",\"path\":\"dir/a\",\"type\":\"file\"}",
                                "{\"name\":\"s\",\"path\":\"dir/s\",\"type\":\"dir\"}"))
                .get(
                        VOLUMES + "data/client/?path=dir%2Fs",
                        page("{\"name\":\"b\",\"path\":\"dir/s/b\",\"type\":\"file\"}"))
                .get(VOLUMES + "data/client/dir/a", "one")
                .get(VOLUMES + "data/client/dir/s/b", "two");

        assertThat(cli.run("volumes:client", "cp", "vol://data/dir", ".").code())
                .isZero();

        assertThat(Files.readString(cli.directory().resolve("dir/a"))).isEqualTo("one");
        assertThat(Files.readString(cli.directory().resolve("dir/s/b"))).isEqualTo("two");
    }

    @Test
    void namesThatLeadOutOfTheDirectoryAreRefused() {
        controller.get(
                VOLUMES + "data/client/?path=dir", page("{\"name\":\"../../evil\",\"path\":\"x\",\"type\":\"file\"}"));

        assertThat(cli.run("volumes:client", "cp", "vol://data/dir", ".").code())
                .isEqualTo(1);
        assertThat(root.resolve("evil")).doesNotExist();
    }

    @Test
    void filesAreUploadedAndRemoved() {
        cli.write(cli.directory().resolve("up/x/f.txt"), "hello");
        controller
                .get(VOLUMES + "data/client/?path=to", page())
                .on("POST " + VOLUMES + "data/client/", 200, "")
                .on("DELETE " + VOLUMES + "data/client/to/f%20g", 200, "");

        assertThat(cli.run("volumes:client", "cp", "up", "vol://data/to").code())
                .isZero();
        assertThat(cli.run("volumes:client", "rm", "vol://data/to/f g").code()).isZero();

        asked(
                "GET " + VOLUMES + "data/client/?path=to",
                "POST " + VOLUMES + "data/client/ hello",
                "DELETE " + VOLUMES + "data/client/to/f%20g");
        assertThat(controller.headers(1).getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"f.txt\"; filepath=\"to/up/x/\"");
        assertThat(controller.headers(1).getFirst("Content-Type")).isEqualTo("filer/octet-stream");
    }

    @Test
    void aSourceWithAFinalSlashMeansItsContents() {
        cli.write(cli.directory().resolve("up/x/f.txt"), "hello");
        controller.get(VOLUMES + "data/client/?path=", page()).on("POST " + VOLUMES + "data/client/", 200, "");

        assertThat(cli.run("volumes:client", "cp", "up/", "vol://data/").code()).isZero();

        assertThat(controller.headers(1).getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"f.txt\"; filepath=\"/x/\"");
    }

    @Test
    void aDirectoryThatIsNotThereYetCanBeUploadedTo() {
        cli.write(cli.directory().resolve("f.txt"), "hello");
        controller
                .on("GET " + VOLUMES + "data/client/?path=new", 404, "\"There is no new in this volume.\"")
                .on("POST " + VOLUMES + "data/client/", 200, "");

        assertThat(cli.run("volumes:client", "cp", "f.txt", "vol://data/new").code())
                .isZero();

        assertThat(controller.headers(1).getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"f.txt\"; filepath=\"new/\"");
    }

    @Test
    void mistakesAreSaid() {
        failed(cli.run("volumes:client", "mv", "vol://a/b"), "unknown command mv");
        failed(cli.run("volumes:client", "ls", "data"), "vol data format err");
        failed(cli.run("volumes:client", "cp", "vol://a/b", "nodir"), "the local path must be an existing dir");
    }
}
