/** What the local cloud does, one step a line, for the window at `/_local`. No step holds a header, a body or an item. */

/** A request of a client, and its answer. */
export interface RequestStep {
  kind: 'request';
  method: string;
  /** Without its query. */
  path: string;
  status: number;
  ms: number;
}

/** One run of a function. */
export interface InvocationStep {
  kind: 'invocation';
  function: string;
  /** Names the run; the AWS calls in it have it too. */
  invocation: string;
  /** The request, a batch of a stream or of a queue, or anything else, such as a schedule. */
  trigger: 'request' | 'authorizer' | 'stream' | 'queue' | 'other';
  /** Items in the batch; 1 where there is none. */
  items: number;
  ms: number;
  /** The type of the error, where it failed. */
  error?: string;
}

/** One call of AWS by a function or a role. */
export interface CallStep {
  kind: 'call';
  caller: string;
  /** Absent where the caller is a person, or the call is not the SDK's. */
  invocation?: string;
  /** For example `DynamoDB.GetItem`. */
  operation: string;
  /** The ends of the ARNs. */
  resources: string[];
  verdict: 'allowed' | 'denied' | 'unasked';
  /** The error's code, where there is one. */
  error?: string;
  /** Capacity units, as the answer says. */
  units?: number;
  ms: number;
  /** Of a denied call: the place in the sources where the permission belongs. */
  remedy?: string;
}

/** An event on a bus, and the rules that match it. */
export interface EventStep {
  kind: 'event';
  name: string;
  event: string;
  rules: string[];
}

export type Step = RequestStep | InvocationStep | CallStep | EventStep;

/** A step as it is kept: when, in which order, and which requests it is a consequence of. */
export type Recorded = Step & {
  /** Grows by one with each step. */
  n: number;
  /** Milliseconds since 1970, at the end of the step. */
  at: number;
  /** Values of `x-request-id`. */
  requests: readonly string[];
};
