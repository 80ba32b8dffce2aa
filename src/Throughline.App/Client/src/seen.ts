// Beside a shared map: once somebody has it before their eyes for a second, the server is told, once. Programs that fetch links run no scripts.
let told = false;

function tell(): void {
  if (told || document.visibilityState !== "visible") return;
  told = true;
  navigator.sendBeacon(location.pathname.replace(/\/embed$/, "") + "/seen");
}

setTimeout(tell, 1000);
document.addEventListener("visibilitychange", () => setTimeout(tell, 1000));
