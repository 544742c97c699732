using System;

namespace NetGen.Generators.Expressions;

/// <summary>How many vector instructions a formula takes, functions included: what is spelled out in lanes is budgeted by it.</summary>
internal static class OperationCount
{
    public static int Of(Expression expression)
    {
        int inner = 0;
        expression.MapChildren(child =>
        {
            inner += Of(child);
            return child;
        });
        return inner + expression switch
        {
            Constant or Operand => 0,
            Unary unary => Of(unary.Operator),
            Binary => 1,
            SelectGreater => 2,
            _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "No rule for this node."),
        };
    }

    private static int Of(UnaryOperator function) => function switch
    {
        UnaryOperator.Negate or UnaryOperator.Sqrt or UnaryOperator.Abs => 1,
        UnaryOperator.Exp => 16,
        UnaryOperator.ExpNonPositive or UnaryOperator.Expm1NonPositive => 14,
        UnaryOperator.SigmoidReciprocal => 17,
        UnaryOperator.TanhPart => 14,
        UnaryOperator.Log => 32,
        UnaryOperator.Tanh => 18,
        UnaryOperator.Sigmoid => 20,
        UnaryOperator.Erf => 34,
        UnaryOperator.Softplus => 32,
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No rule for this function."),
    };
}
