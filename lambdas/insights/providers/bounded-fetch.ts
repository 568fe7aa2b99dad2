import { ProviderError } from './provider.ts';

/** An answer takes a few kilobytes; what is larger is no answer. Bytes, after decompression. */
const MAX_BYTES = 1_000_000;

const tooLarge = () => new ProviderError('answer', 'answer_too_large');

function capped(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > MAX_BYTES) controller.error(tooLarge());
        else controller.enqueue(chunk);
      },
    }),
  );
}

/**
 * The `fetch` that the SDKs are given: never follows a redirect (it would carry the diary's text to another
 * origin), reads at most a megabyte, and ends with the signal even while a body drips.
 */
export const boundedFetch =
  (signal: AbortSignal) =>
  async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const signals = [signal, init?.signal ?? []].flat();
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any(signals),
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new ProviderError('lasting', 'redirect');
    }
    if (!response.body) return response;
    return new Response(capped(response.body), {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
