import { TextAnswer } from '../../wizard/fields/text-answer.tsx';

export function SourceAnswer() {
  return <TextAnswer path="source.image" label="Path of the ISO file on the host" mono />;
}
