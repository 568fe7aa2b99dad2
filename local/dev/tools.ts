import { KMS_STATES, type KmsState } from '../aws/kms.ts';
import type { LocalTools } from '../aws/tools.ts';
import { messageForDeveloper } from '../errors.ts';
import { isFromLocalProgram } from '../loopback.ts';
import { answerJson, type LocalRoute } from './front-server.ts';

/** `/_local/…`: looks into the event half, and moves what a developer cannot wait for. */
export function toolRoutes(tools: LocalTools): LocalRoute[] {
  const get = (path: string, read: () => unknown): LocalRoute => ({
    method: 'GET',
    path,
    handle: (request, response) =>
      isFromLocalProgram(request)
        ? answerJson(response, 200, read())
        : answerJson(response, 403, FOREIGN),
  });
  const post = (
    path: string,
    act: (rest: string, query: URLSearchParams) => unknown | Promise<unknown>,
  ): LocalRoute => ({
    method: 'POST',
    path,
    async handle(request, response, rest) {
      if (!isFromLocalProgram(request)) return answerJson(response, 403, FOREIGN);
      const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
      try {
        answerJson(response, 200, await act(rest, searchParams));
      } catch (error) {
        answerJson(response, 400, { error: messageForDeveloper(error) });
      }
    },
  });
  return [
    get('/_local/events', () => ({ events: tools.recentEvents() })),
    get('/_local/queues', () => ({ idle: tools.isIdle(), queues: tools.queues() })),
    post('/_local/redrive/*', (queue) => ({ moved: tools.redrive(decodeURIComponent(queue)) })),
    post('/_local/expire', async (_rest, query) => ({
      deleted: await tools.expire(moment(query)),
    })),
    post('/_local/kms', (_rest, query) => {
      const state = kmsState(query);
      tools.setKmsState(state);
      return { state };
    }),
  ];
}

const FOREIGN = { error: 'only for programs on this machine' };

function kmsState(query: URLSearchParams): KmsState {
  const state = KMS_STATES.find((known) => known === query.get('state'));
  if (state === undefined) throw new Error(`state must be one of ${KMS_STATES.join(', ')}`);
  return state;
}

/** `?at=<instant>`, now by default. */
function moment(query: URLSearchParams): Date {
  const at = query.get('at');
  const date = at === null ? new Date() : new Date(at);
  if (Number.isNaN(date.getTime()))
    throw new Error('at must be an instant such as 2026-01-31T12:00:00Z');
  return date;
}
