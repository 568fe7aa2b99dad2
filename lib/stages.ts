import type { ConfigName } from '@reflekt/shared/service';

const STAGES = ['dev', 'staging', 'prod'] as const;
export type Stage = (typeof STAGES)[number];

/** The differences between stages, and nothing else. */
export interface StageConfig {
  /** Environment variables, each for the functions whose description names it. */
  config: Readonly<Record<ConfigName, string>>;
  /** Retention of function and access logs, in days. */
  logDays: 7 | 30 | 90;
  /** Limits on requests with a token; those above are answered 429. Public endpoints have lower ones, the same everywhere. */
  throttle: { requestsPerSecond: number; burst: number };
  /** Delay before an insight, in seconds, so that further saves of the same entry cost no second one; 0 to 900. */
  insightDelaySeconds: number;
  /** Source tables, secrets and the KMS key outlive a deletion of the stack, and refuse to be deleted. */
  retainsData: boolean;
}

const commonConfig = {
  // The same in every stage, so that no stage is the first to differ; consumers' tokens name it themselves.
  DEFAULT_TENANT: 'default',
  TOKEN_ISSUERS: '[]',
  NEXTAUTH_SESSIONS: '',
  // The addresses that diary text may go to, with consent: not left to the SDKs' defaults.
  ANTHROPIC_BASE_URL: 'https://api.anthropic.com',
  ANTHROPIC_MODEL: 'claude-haiku-4-5',
  OPENAI_BASE_URL: 'https://api.openai.com/v1',
  OPENAI_MODEL: 'gpt-5.4-mini',
  // A day; a long entry takes about 30,000.
  INSIGHT_TOKENS_PER_USER: '200000',
  INSIGHT_TOKENS_PER_TENANT: '20000000',
};

/** The configuration of every stage; the origin is where the stage's frontend is served from. */
export const stages = {
  dev: {
    config: { ...commonConfig, ALLOWED_ORIGIN: '*' },
    logDays: 7,
    throttle: { requestsPerSecond: 200, burst: 400 },
    insightDelaySeconds: 2,
    retainsData: false,
  },
  staging: {
    config: { ...commonConfig, ALLOWED_ORIGIN: 'https://staging.reflekt.example' },
    logDays: 30,
    throttle: { requestsPerSecond: 200, burst: 400 },
    insightDelaySeconds: 30,
    retainsData: true,
  },
  prod: {
    config: { ...commonConfig, ALLOWED_ORIGIN: 'https://reflekt.example' },
    logDays: 90,
    throttle: { requestsPerSecond: 1000, burst: 2000 },
    insightDelaySeconds: 30,
    retainsData: true,
  },
} as const satisfies Record<Stage, StageConfig>;

/** Wrong usage of the CDK, with what to type instead. No defect of ours, so its stack trace helps nobody. */
export class UnknownStage extends Error {
  constructor(value: unknown) {
    const given = value === undefined ? 'No stage given' : `There is no stage "${String(value)}"`;
    super(
      `${given}. Say which with --context env=<stage>, one of ${STAGES.join(', ')}: for example cdk deploy --context env=${STAGES[0]}`,
    );
    this.name = 'UnknownStage';
  }
}

/**
 * @param value the context value `env`
 * @throws UnknownStage when it is missing or not a stage
 */
export function parseStage(value: unknown): Stage {
  const stage = STAGES.find((name) => name === value);
  if (stage === undefined) throw new UnknownStage(value);
  return stage;
}
