import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SessionId } from '#electron/backend/ports.ts';
import type { FrontBackend } from '#electron/fronts/backend.ts';

/** A volume's bytes go this way, one ticket for one request, and never over the contract. */
const bytesPath = /^\/bytes\/([\w-]{43})$/;

export const bytesTicket = (path: string): string | undefined => bytesPath.exec(path)?.[1];

/** As many as a person carries at a time, and some more. */
const mostRoads = 32;
/** A sender that is silent for so long is gone; its job waits for it to come back. */
const silenceMs = 60_000;

type Redeem = FrontBackend['redeemBytes'];
type Road = NonNullable<ReturnType<Redeem>>;

/** The one media type a form of another site cannot send without asking first. */
const bodyType = 'application/octet-stream';

export class ByteRoads {
  readonly #redeem: Redeem;
  #open = 0;

  constructor(redeem: Redeem) {
    this.#redeem = redeem;
  }

  /** Answers a request of a ticket's holder; whose session it is was found out already. */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    ticket: string,
    session: SessionId,
  ): Promise<void> {
    if (request.method !== 'PUT' && request.method !== 'GET') return refuse(request, response, 405);
    if (this.#open >= mostRoads) return refuse(request, response, 503);
    if (request.method === 'PUT' && request.headers['content-type'] !== bodyType)
      return refuse(request, response, 415);
    const road = this.#redeem(ticket, session);
    if (road === undefined) return refuse(request, response, 404);
    this.#open += 1;
    try {
      if (road.kind === 'up') await up(road, request, response);
      else await down(road, request, response);
    } finally {
      this.#open -= 1;
    }
  }
}

async function up(road: Road & { kind: 'up' }, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'PUT') return refuse(request, response, 405);
  // Chunks without a length could go on for ever.
  if (request.headers['content-length'] === undefined) return refuse(request, response, 411);
  if (Number(request.headers['content-length']) !== road.length) return refuse(request, response, 400);
  request.setTimeout(silenceMs, () => request.destroy());
  const whole = await road.take(request);
  request.setTimeout(0);
  if (whole) response.writeHead(204, { 'cache-control': 'no-store' }).end();
  else refuse(request, response, 409);
}

async function down(road: Road & { kind: 'down' }, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET') {
    road.never();
    return refuse(request, response, 405);
  }
  response.writeHead(200, {
    'content-type': bodyType,
    ...(road.length !== undefined && { 'content-length': road.length }),
    'content-disposition': attachment(road.name),
    'content-security-policy': "default-src 'none'; sandbox",
    'accept-ranges': 'none',
    'cache-control': 'no-store',
  });
  await road.give(response);
}

/** RFC 6266: a plain name for whoever reads no other, and the true one. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w.+-]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** What is still to come of the body is not read: the connection ends with the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (response.destroyed) return;
  response.writeHead(status, { connection: 'close', 'cache-control': 'no-store', 'content-length': 0 });
  response.end(() => request.destroy());
}
