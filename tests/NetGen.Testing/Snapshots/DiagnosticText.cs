using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Testing.Snapshots;

/// <summary>Diagnostics as Verify.SourceGenerators writes them: the lines concerned with carets below, then the facts.</summary>
public static class DiagnosticText
{
    public static string Of(IEnumerable<Diagnostic> diagnostics) =>
        "{\n  Diagnostics: [\n" + string.Join(",\n", diagnostics.Select(One)) + "\n  ]\n}";

    private static string One(Diagnostic diagnostic)
    {
        DiagnosticDescriptor descriptor = diagnostic.Descriptor;
        List<string> own = ["Location: " + Place(diagnostic.Location), "Message: " + diagnostic.GetMessage(CultureInfo.InvariantCulture)];
        own.Add("Severity: " + diagnostic.Severity);
        if (diagnostic.WarningLevel != 0)
        {
            own.Add("WarningLevel: " + diagnostic.WarningLevel.ToString(CultureInfo.InvariantCulture));
        }

        List<string> shared = ["Id: " + descriptor.Id, "Title: " + descriptor.Title.ToString(CultureInfo.InvariantCulture)];
        if (descriptor.HelpLinkUri.Length > 0)
        {
            shared.Add("HelpLink: " + descriptor.HelpLinkUri);
        }

        shared.Add("MessageFormat: " + descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture));
        shared.Add("Category: " + descriptor.Category);
        shared.Add("DefaultSeverity: " + descriptor.DefaultSeverity);
        shared.Add("IsEnabledByDefault: " + (descriptor.IsEnabledByDefault ? "true" : "false"));
        own.Add("Descriptor: {\n        " + string.Join(",\n        ", shared) + "\n      }");
        return "    {\n      " + string.Join(",\n      ", own) + "\n    }";
    }

    private static string Place(Location location)
    {
        FileLinePositionSpan span = location.GetMappedLineSpan();
        if (location.SourceTree is not { } tree)
        {
            return span.ToString();
        }

        SourceText source = tree.GetText();
        LinePositionSpan lines = location.GetLineSpan().Span;
        StringBuilder text = new("/*\n");
        for (int i = Math.Max(0, lines.Start.Line - 1); i <= Math.Min(source.Lines.Count - 1, lines.End.Line + 1); i++)
        {
            string line = source.Lines[i].ToString();
            text.Append(line).Append('\n');
            if (i >= lines.Start.Line && i <= lines.End.Line)
            {
                int from = i == lines.Start.Line ? lines.Start.Character : 0;
                int to = i == lines.End.Line ? lines.End.Character : line.Length;
                text.Append(' ', from).Append('^', Math.Max(0, to - from)).Append('\n');
            }
        }

        return text.Append("*/\n").Append(span.Path).Append(" : ").Append(span.Span.ToString()).ToString();
    }
}
