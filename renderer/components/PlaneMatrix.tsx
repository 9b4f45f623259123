import type { ProxyPlane } from '../../core/inventory/sections/proxy';
import { BreakableText } from './BreakableText';
import { OutcomeBadge } from './OutcomeBadge';
import { planeTable } from './plane-table';
import { ScrollRegion } from './ScrollRegion';
import './PlaneMatrix.css';

/** Every place where a proxy is set, side by side; below, the places that were looked at and set none. */
export function PlaneMatrix({ planes }: { readonly planes: readonly ProxyPlane[] }) {
  const { columns, rows, unset, masked } = planeTable(planes);
  return (
    <>
      {columns.length === 0 && (
        <p>
          No proxy is set in any of the <span className="num">{unset.length}</span> places that were looked at.
        </p>
      )}
      {columns.length > 0 && (
        <ScrollRegion label="Proxy settings side by side">
          <table className="table planes">
            <thead>
              <tr>
                <th scope="col">Setting</th>
                {columns.map(({ id, name }) => (
                  <th key={id} scope="col">
                    <span className="planes-name">{name}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ purpose, label, cells }) => (
                <tr key={purpose}>
                  <th scope="row">{label}</th>
                  {cells.map((settings, column) => (
                    <td key={columns[column]?.id}>
                      {settings.length === 0 && <OutcomeBadge outcome="notApplicable" word="Not set" />}
                      {settings.map(({ variable, value }) => (
                        <span key={`${variable} ${value}`} className="planes-setting">
                          <code>
                            <BreakableText text={value} />
                          </code>
                          <span className="small muted">{variable}</span>
                        </span>
                      ))}
                    </td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">Read from</th>
                {columns.map(({ id, source }) => (
                  <td key={id} className="small muted planes-source">
                    <BreakableText text={source} />
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {masked && <p className="planes-note small muted">*** stands for a user name and password. They are not kept.</p>}
      {unset.length > 0 && (
        <section className="section" aria-labelledby="planes-unset">
          <div className="section-head">
            <h2 id="planes-unset">Looked at, nothing set</h2>
          </div>
          <table className="table planes-unset">
            <thead>
              <tr>
                <th scope="col">Place</th>
                <th scope="col">Read from</th>
              </tr>
            </thead>
            <tbody>
              {unset.map(({ id, name, source }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td className="small muted planes-source">
                    <BreakableText text={source} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
