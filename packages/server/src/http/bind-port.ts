import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";
import { StartupError } from "../lifecycle.ts";

/** The address that a server listens on. Port 0 chooses a free port. */
export type ListenAddress = {
  port: number;
  host: string;
  /** The environment variable that sets the port. */
  variable?: string;
};

/**
 * The connections that the kernel accepts before the server does. Above it, a client repeats its attempt after one, three,
 * seven, … seconds: by default, 511 new clients in a moment are enough. Linux lowers it to `net.core.somaxconn`.
 */
const backlog = 4096;

/**
 * Binds a server to an address.
 * @returns its port
 * @throws StartupError that explains why the address is not available
 */
export async function bindPort(server: Server, address: ListenAddress): Promise<number> {
  server.listen({ port: address.port, host: address.host, backlog });
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    throw new StartupError(describeBindError(error, address));
  });
  return (server.address() as AddressInfo).port;
}

function describeBindError(
  { code, message }: NodeJS.ErrnoException,
  { port, host, variable = "PORT" }: ListenAddress,
): string {
  if (code === "EADDRINUSE") {
    const other = port < 65_535 ? port + 1 : port - 1;
    return `Port ${port} is in use. Stop the process that listens on it, or set another port, such as ${variable}=${other}.`;
  }
  if (code === "EACCES")
    return `No permission to listen on port ${port}. Choose a port above 1023.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return `HOST=${host} is not an address of this machine. Use 127.0.0.1 or 0.0.0.0.`;
  }
  return `Cannot listen on ${host}:${port}: ${message}`;
}
