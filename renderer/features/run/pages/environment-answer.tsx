import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { pairForm } from '../fields/pair-form.ts';

export function EnvironmentAnswer() {
  return (
    <ParsedAnswer
      path="environment"
      label="Variables"
      hint="One a line: NAME=value. Everybody who may use the engine can read them."
      lines={3}
      mono
      {...pairForm}
    />
  );
}
