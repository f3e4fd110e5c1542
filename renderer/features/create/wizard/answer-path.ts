import type { FieldPath, FieldPathValue } from 'react-hook-form';
import type { CreateRequest } from '#shared/contract/create/request.ts';

/** A field of the request, such as `cpu.mode` or `disks.1.bus`. */
export type AnswerPath = FieldPath<CreateRequest>;
export type AnswerValue<P extends AnswerPath> = NonNullable<FieldPathValue<CreateRequest, P>>;

/** `P`, where what is at it is a `V`; nothing else type-checks. */
export type PathTo<P extends AnswerPath, V> = P & (AnswerValue<P> extends V ? P : never);
