import { defineService, type SecretSpec } from '@reflekt/shared/service';

export const jwtSecret: SecretSpec = {
  name: 'jwt',
  description: 'the HS256 secret shared with the frontend',
  rotates: true,
};

export const authorizerService = defineService({
  name: 'authorizer',
  description: 'Says who is calling: verifies bearer tokens',
  kind: 'authorizer',
  consumes: [],
  tables: [],
  secrets: [jwtSecret],
  config: ['DEFAULT_TENANT', 'TOKEN_ISSUERS', 'NEXTAUTH_SESSIONS'],
  memoryMb: 512,
  timeoutSeconds: 10,
});
