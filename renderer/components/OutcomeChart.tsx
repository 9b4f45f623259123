import { type Finding, outcomes } from '../../core/evaluate/finding';
import { countByOutcome } from '../../core/evaluate/verdict';
import { outcomeWords } from '../../core/text/wording';
import { OutcomeBadge } from './OutcomeBadge';
import { ScrollRegion } from './ScrollRegion';
import './OutcomeChart.css';

export interface OutcomeChartProps {
  readonly steps: readonly { readonly label: string; readonly findings: readonly Finding[] }[];
}

/** Bars share one scale, so a step with more checks is longer; every number also stands as text in the table. */
export function OutcomeChart({ steps }: OutcomeChartProps) {
  const longest = Math.max(1, ...steps.map(({ findings }) => findings.length));
  const total = countByOutcome(steps.flatMap(({ findings }) => findings));
  const shown = outcomes.filter((outcome) => total[outcome] > 0);
  return (
    <ScrollRegion label="Findings by step and outcome">
      <table className="table chart">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">
              <span className="unseen">Share</span>
            </th>
            {shown.map((outcome) => (
              <th key={outcome} scope="col" className="end">
                <OutcomeBadge outcome={outcome} look="icon" word="" />
                <span className="chart-word">{outcomeWords[outcome]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ label, findings }) => {
            const counts = countByOutcome(findings);
            return (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="chart-cell">
                  <span className="chart-bar" style={{ inlineSize: `${(findings.length / longest) * 100}%` }} aria-hidden>
                    {shown
                      .filter((outcome) => counts[outcome] > 0)
                      .map((outcome) => (
                        <i key={outcome} data-outcome={outcome} style={{ flexGrow: counts[outcome] }} />
                      ))}
                  </span>
                </td>
                {shown.map((outcome) => (
                  <td key={outcome} className="end num" data-outcome={outcome} data-some={counts[outcome] > 0 || undefined}>
                    {counts[outcome]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
