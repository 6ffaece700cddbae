/** Messages as Lambda takes them from the queue. */
export const batchOf = (...bodies: unknown[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    receiptHandle: "r",
    body: typeof body === "string" ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: "1" },
    eventSource: "aws:sqs",
  })),
});
