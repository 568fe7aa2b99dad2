export {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type Failure,
  type Result,
  type Success,
} from './client.ts';
export type { Endpoint, IfMatch, Input } from './endpoint.ts';
export * from './endpoints.ts';
export { type ItemOf, items, pages } from './pages.ts';
export { type InputFault, type Problem, ProblemError } from './problem.ts';
export type { RetryOptions } from './retry.ts';
export { unwrap } from './unwrap.ts';
export { type UploadOptions, type UploadTarget, upload } from './upload.ts';
