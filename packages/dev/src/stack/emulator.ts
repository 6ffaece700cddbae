/** Returns the command that starts an embedded DynamoDB. Without a file, it keeps its data in memory. */
export type Emulator = (options: { port: number; file?: string }) => {
  command: string;
  args: string[];
  /** Milliseconds within which it starts. Defaults to those of a native program. */
  startMs?: number;
};
