import type { FieldPath, FieldPathValue } from 'react-hook-form';
import type { CreateRequest } from '#shared/contract/create/request.ts';

/** A field of the request, such as `cpu.mode` or `disks.1.bus`. */
export type AnswerPath = FieldPath<CreateRequest>;
export type AnswerValue<P extends AnswerPath> = NonNullable<FieldPathValue<CreateRequest, P>>;

/** The fields at which there is a `V`. */
export type PathTo<V, P extends AnswerPath = AnswerPath> = P extends AnswerPath
  ? AnswerValue<P> extends V
    ? P
    : never
  : never;
