using System.ComponentModel;
using System.Diagnostics;
using Farside.Core;

namespace Farside.Cli;

/// <summary>The browser of whoever sits here.</summary>
static class Browser
{
    /// <param name="page">A path or an address.</param>
    /// <exception cref="FarsideException">There is no browser.</exception>
    public static void Open(string page)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(page) { UseShellExecute = true });
        }
        catch (Exception absent) when (absent is Win32Exception or InvalidOperationException)
        {
            throw new FarsideException($"--open: found no program that shows {page}; expected a browser. Open it yourself.", absent);
        }
    }
}
