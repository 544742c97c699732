using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Testing;

/// <summary>Warnings and errors as a test shows them: each with the lines around its place, which is mostly in emitted code that nobody has seen.</summary>
internal static class CompilerComplaints
{
    private const int LinesAround = 4;
    private const int MostShown = 20;

    /// <summary>Every warning and error up to some number, and of the files they are in the lines around them.</summary>
    public static string Describe(ImmutableArray<Diagnostic> diagnostics)
    {
        StringBuilder text = new("The source does not compile without warnings:\n");
        Diagnostic[] shown = [.. diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).Take(MostShown)];
        foreach (Diagnostic diagnostic in shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"{diagnostic}\n");
        }

        if (diagnostics.Length > shown.Length)
        {
            text.Append(CultureInfo.InvariantCulture, $"and {diagnostics.Length - shown.Length} more\n");
        }

        foreach (IGrouping<SyntaxTree, Location> file in shown
            .Select(diagnostic => diagnostic.Location)
            .Where(location => location.SourceTree is not null)
            .GroupBy(location => location.SourceTree!))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{file.Key.FilePath}\n");
            AppendLines(text, file.Key.GetText().Lines, [.. file.Select(location => location.GetLineSpan().StartLinePosition.Line)]);
        }

        return text.ToString();
    }

    private static void AppendLines(StringBuilder text, TextLineCollection lines, int[] places)
    {
        int previous = -1;
        foreach (int line in Enumerable.Range(0, lines.Count).Where(line => places.Any(place => Math.Abs(place - line) <= LinesAround)))
        {
            text.Append(line == previous + 1 ? "" : "    …\n");
            text.Append(CultureInfo.InvariantCulture, $"{(places.Contains(line) ? '>' : ' ')}{line + 1,6}  {lines[line]}\n");
            previous = line;
        }
    }
}
