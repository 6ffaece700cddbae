export { readAsset } from "./http/assets.ts";
export { createHashingPool } from "./http/hashing-pool.ts";
export { createRequestAdmission } from "./http/request-admission.ts";
export { type Listening, listen, readSocketAddress } from "./http/serve.ts";
export { createObservation } from "./observation.ts";
export { startQueuePoller } from "./workers/queue-poller.ts";
export { startStreamPoller } from "./workers/stream-poller.ts";
