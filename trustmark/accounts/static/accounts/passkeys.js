// Says so on the page when a passkey could not be used or made.
document.addEventListener("allauth.error", (event) => {
  const notice = document.getElementById("passkey_failed");
  if (!notice) return;
  notice.hidden = false;
  // Said on the page, so not on the console as well.
  event.preventDefault();
});
