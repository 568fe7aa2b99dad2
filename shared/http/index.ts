export { executionModeStreamifyResponse } from '@middy/core/StreamifyResponse';
export { createApiFunction } from './api-function.ts';
export { createHttpHandler } from './handler.ts';
export type { Operation, OperationRequest, Operations } from './operation.ts';
