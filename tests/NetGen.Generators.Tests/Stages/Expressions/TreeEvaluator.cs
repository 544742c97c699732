using System;
using System.Collections.Generic;
using NetGen.Generators.Expressions;

namespace NetGen.Generators.Tests.Stages.Expressions;

/// <summary>Evaluates trees in double: what printing, simplifying and differentiating are held against.</summary>
/// <param name="operands">The values of the operands.</param>
internal sealed class TreeEvaluator(Func<string, double> operands)
{
    private const double LargestTame = 100;
    private const double SmallestTame = 0.02;

    public TreeEvaluator(IReadOnlyDictionary<string, double> operands)
        : this(name => operands[name])
    {
    }

    /// <summary>
    /// Whether all intermediate values so far were of ordinary size and away from kinks, poles and ends of domains, so that rounding and
    /// small steps of the operands change results by little.
    /// </summary>
    public bool IsTame { get; private set; } = true;

    public double Evaluate(Expression expression)
    {
        double value = expression switch
        {
            Constant constant => constant.Value,
            Operand operand => operands(operand.Name),
            Unary unary => Apply(unary.Operator, Evaluate(unary.Value)),
            Binary binary => Apply(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right)),
            SelectGreater select => Select(select),
            _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "No rule for this node."),
        };
        Require(Math.Abs(value) <= LargestTame);
        return value;
    }

    private double Select(SelectGreater select)
    {
        double left = Evaluate(select.Left);
        double right = Evaluate(select.Right);
        RequireApart(left, right);
        return Evaluate(left > right ? select.WhenTrue : select.WhenFalse);
    }

    private double Apply(UnaryOperator function, double value)
    {
        switch (function)
        {
            case UnaryOperator.Negate:
                return -value;
            case UnaryOperator.ExpNonPositive:
                Require(value <= 0);
                return Math.Exp(value);
            case UnaryOperator.Exp:
                return Math.Exp(value);
            case UnaryOperator.Log:
                Require(value > SmallestTame);
                return Math.Log(value);
            case UnaryOperator.Tanh:
                return Math.Tanh(value);
            case UnaryOperator.Sigmoid:
                return 1 / (1 + Math.Exp(-value));
            case UnaryOperator.SigmoidReciprocal:
                return 1 + Math.Exp(-value);
            case UnaryOperator.TanhPart:
                return 0.5 * (1 - Math.Exp(-2 * value));
            case UnaryOperator.Expm1NonPositive:
                Require(value <= 0);
                return Math.Exp(value) - 1;
            case UnaryOperator.Erf:
                return Erf(value);
            case UnaryOperator.Softplus:
                return Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value)));
            case UnaryOperator.Sqrt:
                Require(value > SmallestTame);
                return Math.Sqrt(value);
            case UnaryOperator.Abs:
                RequireApart(value, 0);
                return Math.Abs(value);
            default:
                throw new ArgumentOutOfRangeException(nameof(function), function, "No rule for this function.");
        }
    }

    private double Apply(BinaryOperator function, double left, double right)
    {
        switch (function)
        {
            case BinaryOperator.Add:
                return left + right;
            case BinaryOperator.Subtract:
                return left - right;
            case BinaryOperator.Multiply:
                return left * right;
            case BinaryOperator.Divide:
                RequireApart(right, 0);
                return left / right;
            case BinaryOperator.Max:
                RequireApart(left, right);
                return left > right ? left : right;
            case BinaryOperator.Min:
                RequireApart(left, right);
                return left < right ? left : right;
            default:
                throw new ArgumentOutOfRangeException(nameof(function), function, "No rule for this operator.");
        }
    }

    /// <summary>Its series with positive terms (Abramowitz and Stegun 7.1.6), which a double holds up to where the result is 1.</summary>
    private static double Erf(double x)
    {
        // Written so that NaN does not enter the series, which would never end.
        if (!(Math.Abs(x) <= 6))
        {
            return double.IsNaN(x) ? x : Math.Sign(x);
        }

        double term = 2 / Math.Sqrt(Math.PI) * x * Math.Exp(-x * x);
        double sum = 0;
        for (int n = 1; sum + term != sum; n++)
        {
            sum += term;
            term *= 2 * x * x / ((2 * n) + 1);
        }

        return sum;
    }

    private void RequireApart(double left, double right) => Require(Math.Abs(left - right) >= SmallestTame);

    private void Require(bool condition) => IsTame &= condition;
}
