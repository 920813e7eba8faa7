// Says so on the page when a passkey could not be used or made.
document.addEventListener("allauth.error", () => {
  const notice = document.getElementById("passkey_failed");
  if (notice) notice.hidden = false;
});
