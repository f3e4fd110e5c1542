import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAs } from './read-plan.ts';
import { runPlanJsonSchema, runPlanSchema } from './run-plan-schema.ts';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));

it('is the schema that docs/run-plan.schema.json publishes', () => {
  // Renew it with: npm run --silent innkeeper -- run --schema > docs/run-plan.schema.json
  expect(JSON.parse(readFileSync(`${docs}run-plan.schema.json`, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(runPlanJsonSchema())),
  );
});

describe('the examples', () => {
  const examples = readdirSync(`${docs}examples/run`);
  it.each(examples)('%s is a plan', async name => {
    expect(await readAs(runPlanSchema, 'run', `${docs}examples/run/${name}`)).toMatchObject({
      image: expect.any(String),
    });
  });
});
