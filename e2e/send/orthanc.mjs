// Orthanc with its DICOMweb plugin, nginx in front of it for CORS, and in front of both a server that can fail.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "./server.mjs";

const ORTHANC = "/usr/sbin/Orthanc";
const DICOM_WEB = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";
const NGINX = "/usr/sbin/nginx";

/** Why the stories with Orthanc cannot be told here, or false. */
export const lacking = [ORTHANC, DICOM_WEB, NGINX].every((file) => existsSync(file)) ? false : "Orthanc, its DICOMweb plugin or nginx is not installed";

/**
 * @param {import("node:test").TestContext} t
 * @returns {Promise<import("./server.mjs").Peer & { studies: string, instances: () => Promise<Map<string, Buffer>> }>} `studies`
 *   is where to store, `instances` what is there by SOP Instance UID
 */
export async function startOrthanc(t) {
  const { front, own, stop } = await runOrthanc();
  t.after(stop);
  const peer = await startServer(t, (request, response) => {
    const onward = httpRequest(`${front}${request.url?.slice(1)}`, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, withoutCors(answer.headers));
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  return Object.assign(peer, { studies: `${peer.url}dicom-web/studies`, instances: () => instancesOf(own) });
}

/** The front's own headers would stand beside those of nginx. @param {import("node:http").IncomingHttpHeaders} headers */
const withoutCors = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith("access-control-")));

/** Runs both with an empty archive. @returns {Promise<{ front: string, own: string, stop: () => Promise<void> }>} addresses end in a slash */
export async function runOrthanc() {
  const folder = await mkdtemp(join(tmpdir(), "kamei-orthanc-"));
  const [port, dicom, cors] = await Promise.all([freePort(), freePort(), freePort()]);
  const own = `http://127.0.0.1:${port}/`;
  const front = `http://127.0.0.1:${cors}/`;
  await mkdir(join(folder, "db"));
  await writeFile(join(folder, "orthanc.json"), JSON.stringify(orthancConfiguration(folder, port, dicom)));
  await writeFile(join(folder, "nginx.conf"), nginxConfiguration(folder, cors, port));
  const programs = [
    spawn(ORTHANC, [join(folder, "orthanc.json")], { stdio: "ignore" }),
    spawn(NGINX, ["-c", join(folder, "nginx.conf"), "-p", folder], { stdio: "ignore" }),
  ];
  const stop = async () => {
    const ended = programs.map((program) => (program.exitCode === null ? once(program, "exit") : null));
    for (const program of programs) program.kill();
    await Promise.all(ended);
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(`${front}dicom-web/studies`).catch(() => null);
    if (answer?.ok) return { front, own, stop };
    await sleep(100);
  }
  await stop();
  throw new Error("Orthanc did not start");
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** @param {string} folder @param {number} port @param {number} dicom */
const orthancConfiguration = (folder, port, dicom) => ({
  Name: "kamei",
  StorageDirectory: join(folder, "db"),
  IndexDirectory: join(folder, "db"),
  HttpPort: port,
  DicomPort: dicom,
  RemoteAccessAllowed: false,
  AuthenticationEnabled: false,
  Plugins: [DICOM_WEB],
  DicomWeb: { Enable: true, Root: "/dicom-web/" },
});

/** As in crate/core/docs/sending.md. @param {string} folder @param {number} port @param {number} orthanc */
const nginxConfiguration = (folder, port, orthanc) => `
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.err;
events { worker_connections 64; }
http {
  access_log off; client_max_body_size 0;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    location /dicom-web/ {
      add_header Access-Control-Allow-Origin "*" always;
      add_header Access-Control-Allow-Methods "POST, OPTIONS" always;
      add_header Access-Control-Allow-Headers "Content-Type, Accept, Authorization" always;
      add_header Access-Control-Expose-Headers "Retry-After" always;
      if ($request_method = OPTIONS) { return 204; }
      proxy_pass http://127.0.0.1:${orthanc}; proxy_request_buffering off; proxy_http_version 1.1;
    }
  }
}
`;

/** @param {string} own @returns {Promise<Map<string, Buffer>>} */
async function instancesOf(own) {
  const ids = /** @type {string[]} */ (await (await fetch(`${own}instances`)).json());
  const read = ids.map(async (id) => {
    const tags = /** @type {any} */ (await (await fetch(`${own}instances/${id}/simplified-tags`)).json());
    const file = await (await fetch(`${own}instances/${id}/file`)).arrayBuffer();
    return /** @type {const} */ ([tags.SOPInstanceUID, Buffer.from(file)]);
  });
  return new Map((await Promise.all(read)).sort(([one], [other]) => (one < other ? -1 : 1)));
}
