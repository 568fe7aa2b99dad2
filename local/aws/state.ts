/**
 * The state of the event half, which outlives a kill: messages, stream positions, TTL deletions, schedules. One SQLite file in the data folder; a commit survives the death of the process.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    message_id TEXT NOT NULL,
    body TEXT NOT NULL,
    attributes TEXT NOT NULL,
    sender TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL,
    receives INTEGER NOT NULL DEFAULT 0,
    first_received_at INTEGER,
    receipt TEXT,
    source_queue TEXT
  );
  CREATE INDEX IF NOT EXISTS messages_by_visibility ON messages (queue, visible_at, id);
  CREATE INDEX IF NOT EXISTS messages_by_receipt ON messages (receipt);
  CREATE TABLE IF NOT EXISTS stream_positions (
    mapping TEXT PRIMARY KEY,
    stream_label TEXT NOT NULL,
    sequence TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS ttl_deletions (
    table_name TEXT NOT NULL,
    item_keys TEXT NOT NULL,
    expired_at TEXT NOT NULL,
    deleted_at INTEGER NOT NULL,
    PRIMARY KEY (table_name, item_keys)
  );
  CREATE TABLE IF NOT EXISTS schedules (
    rule TEXT PRIMARY KEY,
    fired_at INTEGER NOT NULL
  );
`;

export class StateStore {
  readonly database: DatabaseSync;
  #depth = 0;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.database = new DatabaseSync(join(dataDir, 'events.sqlite'), { timeout: 5_000 });
    // Write-ahead log, synced at checkpoints: durable against kill -9, fast enough for bursts.
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.database.exec(SCHEMA);
  }

  /** Runs `work` in one transaction; an inner call joins the outer one. `work` must be synchronous. */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.database.exec('BEGIN IMMEDIATE');
    this.#depth += 1;
    try {
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  close(): void {
    this.database.close();
  }
}
