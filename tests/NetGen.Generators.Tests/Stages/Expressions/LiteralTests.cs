using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Expressions;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Expressions;

public class LiteralTests
{
    [Theory]
    [InlineData(0, "0f")]
    [InlineData(-0.0, "-0f")]
    [InlineData(1, "1f")]
    [InlineData(-2.5, "-2.5f")]
    [InlineData(0.1, "0.1f")]
    [InlineData(1e-8, "1e-8f")]
    [InlineData(0.00001, "1e-5f")]
    [InlineData(16777216, "16777216f")]
    [InlineData(1e10, "1e10f")]
    [InlineData(3.4e38, "3.4e38f")]
    [InlineData(float.MaxValue, "3.4028235e38f")]
    [InlineData(1e39, "float.PositiveInfinity")]
    [InlineData(double.NegativeInfinity, "float.NegativeInfinity")]
    [InlineData(double.NaN, "float.NaN")]
    public void Singles(double value, string expected) => Assert.Equal(expected, Literal.Single(value));

    [Theory]
    [InlineData(0, "0d")]
    [InlineData(-0.0, "-0d")]
    [InlineData(0.1, "0.1d")]
    [InlineData(1e-8, "1e-8d")]
    [InlineData(0.30000000000000004, "0.30000000000000004d")]
    [InlineData(1e22, "1e22d")]
    [InlineData(double.MaxValue, "1.7976931348623157e308d")]
    [InlineData(double.PositiveInfinity, "double.PositiveInfinity")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    [InlineData(double.NaN, "double.NaN")]
    public void Doubles(double value, string expected) => Assert.Equal(expected, Literal.Double(value));

    [Fact]
    public void SinglesReadBackBitByBit()
    {
        Random random = new(13);
        float[] special = [0f, -0f, float.Epsilon, -float.Epsilon, 1.17549421e-38f, 1.17549435e-38f, float.MinValue, 1 / 3f, 16777215f, 16777217f];
        float[] values = [.. special, .. Enumerable.Range(0, 20000).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)))];
        Assert.All(values.Where(float.IsFinite), value => Assert.Equal(
            BitConverter.SingleToInt32Bits(value), BitConverter.SingleToInt32Bits((float)Read(Literal.Single(value)))));
    }

    [Fact]
    public void DoublesReadBackBitByBit()
    {
        Random random = new(17);
        double[] special = [0, -0.0, double.Epsilon, 2.2250738585072009e-308, double.MinValue, 1 / 3.0, 0.999, 1e-7];
        double[] values = [.. special, .. Enumerable.Range(0, 20000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))];
        Assert.All(values.Where(double.IsFinite), value => Assert.Equal(
            BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits((double)Read(Literal.Double(value)))));
    }

    // The framework's own text is the shortest; denormals have fewer digits than the six that are always tried.
    [Fact]
    public void NormalNumbersAreAsShortAsCanBe()
    {
        Random random = new(19);
        for (int i = 0; i < 5000; i++)
        {
            float single = BitConverter.Int32BitsToSingle(random.Next(0x00800000, 0x7F800000));
            Assert.Equal(Digits(single.ToString("R", CultureInfo.InvariantCulture)), Digits(Literal.Single(single)));
            double real = BitConverter.Int64BitsToDouble(random.NextInt64(0x0010000000000000, 0x7FF0000000000000));
            Assert.Equal(Digits(real.ToString("R", CultureInfo.InvariantCulture)), Digits(Literal.Double(real)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(1234567)]
    public void CultureDoesNotShow(long integer)
    {
        CultureInfo hostile = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        hostile.NumberFormat.NegativeSign = "\u2212";
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NumberGroupSeparator = ".";
        string[] expected = Texts();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = hostile;
        try
        {
            Assert.Equal(expected, Texts());
            Assert.DoesNotContain(Texts(), text => text.Contains('\u2212', StringComparison.Ordinal) || text.Contains(',', StringComparison.Ordinal));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        string[] Texts() => [Literal.Integer(integer), Literal.Single(-1.5e-9), Literal.Double(-1.5e-9), Literal.Single(1e30), Literal.Double(-0.25)];
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("quote \" and \\ slash")]
    [InlineData("tab\tline\r\nend\0")]
    [InlineData("naïve Größe \u2028 \u2212 😀")]
    [InlineData("{braces} %d </summary>")]
    public void StringsReadBackAndAreAscii(string value)
    {
        string literal = Literal.String(value);
        Assert.All(literal, character => Assert.InRange(character, ' ', '~'));
        Assert.Equal(value, Read(literal));
    }

    // What the compiler makes of a literal with an optional sign.
    private static object Read(string literal)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(literal);
        Assert.False(expression.ContainsDiagnostics, literal);
        Assert.Equal(literal, expression.ToFullString());
        if (expression is PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax positive })
        {
            return positive.Token.Value is float single ? (object)-single : -(double)positive.Token.Value!;
        }

        return Assert.IsType<LiteralExpressionSyntax>(expression).Token.Value!;
    }

    private static string Digits(string text) =>
        string.Concat(text.TakeWhile(character => character is not ('e' or 'E' or 'f' or 'd')).Where(char.IsAsciiDigit)).Trim('0');
}
