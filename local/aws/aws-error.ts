/** An error as the AWS JSON protocols put it on the wire. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  /**
   * @param code the error's shape name, for instance `ResourceNotFoundException`
   * @param status the HTTP status; AWS uses 400 for the caller's faults in these protocols
   */
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/** A name and a message fit for a log line, whatever was thrown. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no Error';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return `${code}: ${error.message.split('\n', 1)[0]}`;
}
