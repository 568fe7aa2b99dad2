/** What the host and a function's worker thread say to each other. Payloads travel as JSON text, as they do between Lambda and its runtime. */

export interface WorkerSettings {
  /** The module to load, and the export in it. */
  file: string;
  exportName: string;
  codeDirectory: string;
  functionName: string;
  functionArn: string;
  memoryMb: number;
}

export interface Invoke {
  requestId: string;
  payload: string;
  /** Epoch milliseconds. */
  deadline: number;
}

export interface Failure {
  errorType: string;
  message: string;
}

export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'not-ready'; failure: Failure }
  | { type: 'answer'; requestId: string; payload: string }
  | { type: 'failure'; requestId: string; failure: Failure };

/** Lambda's limit on a request's and on a response's payload, in bytes. */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024;
