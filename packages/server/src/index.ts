export { readAsset } from "./assets.ts";
export { createHashingPool } from "./hashing-pool.ts";
export { createObservation } from "./observation.ts";
export { type Listening, listen, socketAddress } from "./serve.ts";
