/** The interface of every emulated service of the JSON protocols. */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Caller } from './caller.ts';
import type { JsonObject } from './json.ts';

interface Call {
  /** The part of `X-Amz-Target` after the dot. */
  operation: string;
  input: JsonObject;
  caller: Caller;
  /** The request as it came, for services that pass it on. */
  target: string;
  body: Buffer;
  headers: IncomingHttpHeaders;
  /** Takes the capacity units of the answer. */
  noteUnits?(units: number): void;
}

export interface Service {
  /** The protocol's content type in answers and errors. */
  readonly contentType: 'application/x-amz-json-1.0' | 'application/x-amz-json-1.1';
  /** The namespace AWS puts before `#` in an error's type. */
  readonly errorNamespace: string;
  /** Further headers of an error's answer. */
  errorHeaders?(code: string): Record<string, string>;
  /** Answers itself, or returns what is to be answered as JSON. @throws AwsError */
  handle(call: Call, response: ServerResponse): Promise<JsonObject | undefined>;
}
