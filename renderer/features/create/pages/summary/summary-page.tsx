import { PlanSteps } from './plan-steps.tsx';

export default function SummaryPage() {
  return <PlanSteps />;
}
