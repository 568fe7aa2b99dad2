/** The messages between the host and a function's worker thread. Payloads travel as JSON text, as between Lambda and its runtime. */

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

/** The host takes the next chunk. */
export interface Acknowledgement {
  acknowledged: true;
}

export interface Failure {
  errorType: string;
  message: string;
}

export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'not-ready'; failure: Failure }
  /** A part of a streamed answer; the next is sent when this one is acknowledged. */
  | { type: 'chunk'; requestId: string; bytes: Uint8Array }
  | { type: 'answer'; requestId: string; payload: string }
  | { type: 'failure'; requestId: string; failure: Failure };

/** Lambda's limit on a request's and on a response's payload, in bytes. */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024;
