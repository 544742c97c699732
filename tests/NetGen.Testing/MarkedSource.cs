using System;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Testing;

/// <summary>Source text with the places of expected diagnostics, written as <c>[|here|]</c>.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Spans">The places, in source order.</param>
public sealed record MarkedSource(string Text, ImmutableArray<TextSpan> Spans)
{
    private const string Open = "[|";
    private const string Close = "|]";

    /// <summary>Takes the marks out of a text. They do not nest.</summary>
    public static MarkedSource Parse(string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        StringBuilder text = new();
        ImmutableArray<TextSpan>.Builder spans = ImmutableArray.CreateBuilder<TextSpan>();
        int position = 0;
        for (int open = marked.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = marked.IndexOf(Open, position, StringComparison.Ordinal))
        {
            int close = marked.IndexOf(Close, open, StringComparison.Ordinal);
            if (close < 0)
            {
                throw new ArgumentException($"A mark is opened and not closed in:\n{marked}", nameof(marked));
            }

            text.Append(marked, position, open - position);
            string content = marked[(open + Open.Length)..close];
            spans.Add(new TextSpan(text.Length, content.Length));
            text.Append(content);
            position = close + Close.Length;
        }

        text.Append(marked, position, marked.Length - position);
        return new MarkedSource(text.ToString(), spans.ToImmutable());
    }
}
