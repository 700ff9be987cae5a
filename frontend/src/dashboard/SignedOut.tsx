import { useApp } from "../state/hooks.ts";

/** What a browser without a good credential sees instead of any state. */
export function SignedOut() {
  const { connect } = useApp();
  return (
    <section className="signed-out" aria-labelledby="signed-out-heading">
      <h2 id="signed-out-heading">This browser is signed out</h2>
      <p>
        In the project’s folder, run <code>./just url</code> and open the link that it prints. Each link works once.
      </p>
      <button type="button" onClick={connect}>
        Try again
      </button>
    </section>
  );
}
