import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planJsonSchema } from './plan-schema.ts';
import { readPlan } from './read-plan.ts';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));

it('is the schema that docs/create-plan.schema.json publishes', () => {
  // Renew it with: npm run --silent innkeeper -- create --schema > docs/create-plan.schema.json
  expect(JSON.parse(readFileSync(`${docs}create-plan.schema.json`, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(planJsonSchema())),
  );
});

it('is of draft 2020-12 and lets no unknown field in, at any depth', () => {
  const schema = planJsonSchema();
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    additionalProperties: false,
    required: ['name', 'source'],
    properties: { cpu: { additionalProperties: false } },
  });
});

describe('the examples', () => {
  const examples = readdirSync(`${docs}examples`).filter(name => name.endsWith('.yaml'));
  it.each(examples)('%s is a plan', async name => {
    expect(await readPlan({ file: `${docs}examples/${name}` })).toMatchObject({ name: expect.any(String) });
  });
});

it.each([
  [['nics', 'items', 'mac'], '52:54:00:AA:BB:CC'],
  [['source', 'oneOf', '0', 'checksum'], `sha256:${'A'.repeat(64)}`],
  [['cloudInit', 'hostname'], 'Web.Example'],
])('takes capitals in %j, where a flag of the contract’s pattern would be lost', (path, value) => {
  const found = path.reduce((schema, key) => {
    const { properties, ...rest } = schema as { properties?: Record<string, object> };
    return properties?.[key] ?? (rest as Record<string, object>)[key] ?? {};
  }, planJsonSchema());
  expect(value).toMatch(new RegExp((found as { pattern: string }).pattern));
});
