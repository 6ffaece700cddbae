/**
 * The sets of dimensions with which CloudWatch has a series of a metric. An alarm with another set never has data, and
 * so never fires. Sources:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
const functionDimensions = ["FunctionName", "FunctionName Resource"];
const tableDimensions = ["TableName", "GlobalSecondaryIndexName TableName"];

export const publishedDimensions: Record<string, string[]> = {
  "AWS/DynamoDB ReadThrottleEvents": tableDimensions,
  "AWS/DynamoDB WriteThrottleEvents": tableDimensions,
  // Without an operation, no series of this metric exists.
  "AWS/DynamoDB ThrottledRequests": ["Operation TableName"],
  "AWS/DynamoDB ConsumedReadCapacityUnits": tableDimensions,
  "AWS/DynamoDB ConsumedWriteCapacityUnits": tableDimensions,
  "AWS/Lambda ConcurrentExecutions": functionDimensions,
  "AWS/Lambda Duration": functionDimensions,
  "AWS/Lambda Errors": functionDimensions,
  "AWS/Lambda Invocations": functionDimensions,
  "AWS/Lambda IteratorAge": functionDimensions,
  "AWS/Lambda Throttles": functionDimensions,
  "AWS/SQS ApproximateAgeOfOldestMessage": ["QueueName"],
  "AWS/SQS ApproximateNumberOfMessagesVisible": ["QueueName"],
};
