using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen.Generators.Infrastructure;

/// <summary>
/// Names of emitted files: ASCII, legal on every file system, different for different types. A hyphen, which no identifier has,
/// introduces all that is not spelt as it is.
/// </summary>
internal static class HintName
{
    public const string Suffix = ".g.cs";

    // Room for the suffix, a counter and a directory within the 255 bytes and 260 characters that file systems grant.
    private const int LongestStem = 120;

    private static readonly HashSet<string> Devices = new(
        "CON PRN AUX NUL COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the file for a type, given its metadata name.</summary>
    public static string Of(string metadataName)
    {
        StringBuilder stem = new(metadataName.Length);
        foreach (char c in metadataName)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '+')
            {
                stem.Append(c);
            }
            else
            {
                stem.Append('-').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        string first = metadataName.Split('.')[0];
        if (Devices.Contains(first))
        {
            stem.Insert(first.Length, '-');
        }

        if (stem.Length > LongestStem)
        {
            stem.Length = LongestStem;
            stem.Append('-').Append(Fingerprint(metadataName).ToString("X16", CultureInfo.InvariantCulture));
        }

        return stem.Append(Suffix).ToString();
    }

    /// <summary>Those of the names that are equal to another but for case, in ordinal order: neither hints nor all file systems tell them apart.</summary>
    public static EquatableArray<string> Clashes(IEnumerable<string> hintNames) => hintNames
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The name, with a number if it clashes and is not the first that does.</summary>
    public static string Distinct(string hintName, EquatableArray<string> clashes)
    {
        int earlier = clashes.Count(clash =>
            string.CompareOrdinal(clash, hintName) < 0 && string.Equals(clash, hintName, StringComparison.OrdinalIgnoreCase));
        return earlier == 0
            ? hintName
            : hintName.Substring(0, hintName.Length - Suffix.Length) + "-" + (earlier + 1).ToString(CultureInfo.InvariantCulture) + Suffix;
    }

    // FNV-1a, 64 bits (Fowler, Noll and Vo).
    private static ulong Fingerprint(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return hash;
    }
}
