export { createBcryptHasher } from "./bcrypt.ts";
