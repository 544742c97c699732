using System.Text;

namespace NetGen.Generators.Infrastructure;

/// <summary>Builds indented text with LF line ends, whatever the machine.</summary>
internal sealed class CodeWriter
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _justOpened = true;

    /// <summary>Writes one line; an empty one gets no indentation.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * IndentWidth).Append(line);
        }

        _text.Append('\n');
        _justOpened = false;
        return this;
    }

    /// <summary>Writes several lines given as one text.</summary>
    public CodeWriter Lines(string lines)
    {
        foreach (string line in lines.Replace("\r\n", "\n").Split('\n'))
        {
            Line(line);
        }

        return this;
    }

    /// <summary>Leaves a line free, but not right after an opening brace or another free line.</summary>
    public CodeWriter Gap()
    {
        if (!_justOpened)
        {
            Line();
            _justOpened = true;
        }

        return this;
    }

    /// <summary>Writes a header line and an opening brace and goes one level in.</summary>
    public CodeWriter Open(string header)
    {
        if (header.Length > 0)
        {
            Lines(header);
        }

        Line("{");
        _depth++;
        _justOpened = true;
        return this;
    }

    /// <summary>Goes one level out and writes a closing brace.</summary>
    public CodeWriter Close(string after = "")
    {
        _depth--;
        return Line("}" + after);
    }

    /// <summary>Goes one level in without a brace.</summary>
    public void Indent() => _depth++;

    /// <summary>Goes one level out without a brace.</summary>
    public void Unindent() => _depth--;

    public override string ToString() => _text.ToString();
}
