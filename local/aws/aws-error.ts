import { LocalCloudError } from '../errors.ts';

/** An error as the AWS JSON protocols put it on the wire. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  /**
   * @param code the error's shape name, for instance `ResourceNotFoundException`
   * @param status the HTTP status; AWS uses 400 for the caller's errors in these protocols
   */
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/**
 * Something fit for a log line, whatever was thrown. Messages are shown where they are our own; others
 * may quote what was being read (a JSON parser's do), so of those only name, code and place are shown.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no Error';
  if (error instanceof AwsError || error instanceof LocalCloudError) {
    return `${error.name}: ${error.message}`;
  }
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${error.name}${code} ${place?.trim() ?? ''}`.trim();
}
