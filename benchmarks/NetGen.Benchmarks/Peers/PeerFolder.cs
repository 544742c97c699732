using System;
using System.IO;

namespace NetGen.Benchmarks.Peers;

/// <summary>The folder <c>benchmarks/peers</c>: what the peers need besides this program.</summary>
internal static class PeerFolder
{
    private static readonly string RelativePath = Path.Combine("benchmarks", "peers");

    /// <summary>How to install what is absent, from the repository's root.</summary>
    public const string InstallCommand = "benchmarks/peers/install.sh";

    /// <summary>The folder, looked for upwards from where this program lies.</summary>
    /// <returns><see langword="null"/> if the program was moved out of its repository.</returns>
    public static string? Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, RelativePath);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
