import type { metaApi } from '@reflekt/shared/api';
import type { Operations } from '@reflekt/shared/http';
import { openApiDocument } from '@reflekt/shared/openapi';
import type { Deps } from './deps.ts';
import { createHealthCheck } from './health.ts';

const health = createHealthCheck();
let document: ReturnType<typeof openApiDocument> | undefined;

/** The operations of the meta service. */
export const operations: Operations<typeof metaApi, Deps> = {
  health,
  healthStatus: health,
  openApiDocument: async () => {
    document ??= openApiDocument();
    return document;
  },
};
