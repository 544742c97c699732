using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen.Testing.Snapshots;

/// <summary>
/// The files of snapshots: UTF-8 with byte order mark, line feeds, nothing added at the end. With <c>NETGEN_ACCEPT=1</c> in the environment
/// what comes is written as verified instead of compared.
/// </summary>
public static class SnapshotFolder
{
    private const string Verified = ".verified.";
    private const string Received = ".received.";

    private const string AcceptVariable = "NETGEN_ACCEPT";

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Holds texts against the verified files of one test.</summary>
    /// <param name="directory">Where the files are.</param>
    /// <param name="prefix">What the names of the test's files start with: <c>{Class}.{Method}</c>.</param>
    /// <param name="targets">The texts, by what follows the prefix in the name of the verified file.</param>
    /// <exception cref="SnapshotException">A file differs, is missing or is one too many.</exception>
    public static void Compare(string directory, string prefix, IReadOnlyDictionary<string, string> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Accept(directory, prefix, targets);
        }

        List<string> failures = [];
        foreach ((string suffix, string target) in targets.OrderBy(target => target.Key, StringComparer.Ordinal))
        {
            string verified = Path.Combine(directory, prefix + suffix);
            string received = verified.Replace(Verified, Received, StringComparison.Ordinal);
            string text = Normalize(target);
            string? expected = File.Exists(verified) ? Normalize(File.ReadAllText(verified)) : null;
            if (text == expected)
            {
                File.Delete(received);
                continue;
            }

            Directory.CreateDirectory(directory);
            File.WriteAllText(received, text, Encoding);
            failures.Add(expected is null
                ? $"New: {Path.GetFileName(received)} has no verified file yet."
                : $"Different: {Path.GetFileName(received)}, {FirstDifference(expected, text)}");
        }

        foreach (string file in Files(directory).Where(file => Owner(file) == prefix && !targets.ContainsKey(file[prefix.Length..])))
        {
            failures.Add($"Stale: {file} is no longer produced.");
        }

        if (failures.Count > 0)
        {
            throw new SnapshotException($"{prefix} in {directory}:\n" + string.Join("\n", failures));
        }
    }

    /// <summary>Makes the verified files of one test what came; a file that would not change is not touched.</summary>
    public static void Accept(string directory, string prefix, IReadOnlyDictionary<string, string> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        Directory.CreateDirectory(directory);
        foreach ((string suffix, string target) in targets)
        {
            string verified = Path.Combine(directory, prefix + suffix);
            string text = Normalize(target);
            if (!File.Exists(verified) || Normalize(File.ReadAllText(verified)) != text)
            {
                File.WriteAllText(verified, text, Encoding);
            }
        }

        foreach (string file in Files(directory).Where(file => Owner(file) == prefix && !targets.ContainsKey(file[prefix.Length..])))
        {
            File.Delete(Path.Combine(directory, file));
        }
    }

    /// <summary>Fails if there is a verified file whose <c>{Class}.{Method}</c> is none of the owners.</summary>
    /// <exception cref="SnapshotException">There is; the message names all.</exception>
    public static void AssertNoOrphans(string directory, IReadOnlySet<string> owners)
    {
        ArgumentNullException.ThrowIfNull(owners);
        string[] orphans = [.. Files(directory).Where(file => !owners.Contains(Owner(file)))];
        if (orphans.Length > 0)
        {
            throw new SnapshotException($"No test owns these files in {directory}:\n" + string.Join("\n", orphans));
        }
    }

    private static IEnumerable<string> Files(string directory) => Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, "*" + Verified + "*").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)
        : [];

    private static string Owner(string file)
    {
        int hint = file.IndexOf('#', StringComparison.Ordinal);
        return file[..(hint >= 0 ? hint : file.IndexOf(Verified, StringComparison.Ordinal))];
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string FirstDifference(string expected, string text)
    {
        string[] left = expected.Split('\n');
        string[] right = text.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        string Shown(string[] lines) => line < lines.Length ? "'" + lines[line] + "'" : "the end";
        return FormattableString.Invariant($"line {line + 1}: expected {Shown(left)}, got {Shown(right)}.");
    }
}
