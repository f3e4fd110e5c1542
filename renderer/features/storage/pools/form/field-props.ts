import type { PoolChoices } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { PoolField, PoolValue } from '#shared/domain/pools/kind.ts';

export interface FieldProps {
  connection: ConnectionId;
  field: PoolField;
  value: PoolValue;
  choices: PoolChoices;
  problemOf: (property: string) => string | undefined;
  onChange: (value: PoolValue) => void;
  onSecret: () => void;
  /** The person has been there and went on. */
  onLeave: () => void;
}
