import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readEnvironment } from '@reflekt/shared/service';
import { createAuthenticate } from './authenticate.ts';
import { createHandler } from './handler.ts';
import { authorizerService, jwtSecret } from './service.ts';
import { readSettings } from './settings.ts';
import { fetchJwks } from './verifiers/jwks.ts';
import { fetchSigningSecrets } from './verifiers/signing-secret.ts';

const environment = readEnvironment(authorizerService, process.env);
const secretArn = environment.secrets[jwtSecret.name] ?? '';
const secretsManager = new SecretsManagerClient({});

export const handler = createHandler(
  createAuthenticate({
    settings: readSettings(environment.config),
    fetchSecrets: () => fetchSigningSecrets(secretsManager, secretArn),
    fetchKeys: fetchJwks,
    now: Date.now,
  }),
);
