import type { Counts, Failure, KameiUpload, Progress, Ready } from "./kamei-upload.js";

export * from "./kamei-upload.js";

declare global {
  interface HTMLElementTagNameMap {
    "kamei-upload": KameiUpload;
  }
  interface HTMLElementEventMap {
    "kamei-progress": CustomEvent<Progress>;
    "kamei-review": CustomEvent<Counts>;
    "kamei-ready": CustomEvent<Ready>;
    "kamei-failed": CustomEvent<Failure>;
  }
}
