// A certified OpenID provider on loopback, with one client (ours) and whoever signs in being who they say.
// Usage: node server.js PORT OUR_ADDRESS
import Provider from "oidc-provider";

const [port, ours] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "s11-at-testshire",
      client_secret: "a secret of the test's own",
      redirect_uris: [`${ours}/sign-in/council-account/back`],
      post_logout_redirect_uris: [`${ours}/sign-in`],
      application_type: "native",
    },
  ],
  claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  cookies: { keys: ["of the test's own"] },
  findAccount: (_, login) => ({
    accountId: login,
    claims: () => ({ sub: login, name: "New", email: `${login}@example.org`, email_verified: true }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
